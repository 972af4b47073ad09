import { render } from 'preact';
import { App } from '../src/ui/app';
import { createViewPorts } from './view-ports';

/** The script of every page: one, so that what two pages share comes in one file. The page says in its HTML which it is. */
const root = document.getElementById('root');
if (root !== null) {
  const page = root.dataset['page'] === 'options' ? 'options' : 'popup';
  render(<App ports={createViewPorts()} page={page} />, root);
}

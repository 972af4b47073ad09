import { render } from 'preact';
import { App } from '../src/ui/app';
import { loadFirstParts } from '../src/ui/first-parts';
import { createViewPorts } from './view-ports';

/** The script of every page: one, so that what two pages share comes in one file. The page says in its HTML which it is. */
const root = document.getElementById('root');
const page = document.documentElement.dataset['page'] === 'options' ? 'options' : 'popup';
const { ports, firstState } = createViewPorts();

// Drawn once, with what there is to show: until then the page's own HTML stands.
void firstState
  .then((state) => loadFirstParts(page, state))
  .then(() => {
    root?.replaceChildren();
    if (root !== null) render(<App ports={ports} page={page} />, root);
  });

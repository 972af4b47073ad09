import { render } from 'preact';
import { App } from '../src/ui/app';
import { loadFirstParts } from '../src/ui/first-parts';
import { createViewPorts } from './view-ports';

/**
 * The script of every page: a single entry, so that shared code ends up in one file. The HTML says which page it is.
 */
const root = document.getElementById('root');
const page = document.documentElement.dataset['page'] === 'options' ? 'options' : 'popup';
const { ports, firstState } = createViewPorts();

// Drawn once the first state is known; until then the page's own HTML is shown.
void firstState
  .then((state) => loadFirstParts(page, state))
  .then(() => {
    root?.replaceChildren();
    if (root !== null) render(<App ports={ports} page={page} />, root);
  });

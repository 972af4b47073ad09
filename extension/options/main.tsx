import { render } from 'preact';
import { App } from '../../src/ui/app';
import { createViewPorts } from '../view-ports';

const root = document.getElementById('root');
if (root !== null) render(<App ports={createViewPorts()} page="options" />, root);

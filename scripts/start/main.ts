import { startSandboxServer } from '../../sandbox/node-server';
import { hasDisplay } from '../lib/display.mjs';
import { guidedTour } from './guided-tour';
import { watchInterruption } from './interruption';
import { openBrowser } from './open-browser';

const interruption = watchInterruption();
const server = await startSandboxServer();
try {
  await (hasDisplay ? openBrowser : guidedTour)(server, interruption);
} finally {
  await server.close();
}

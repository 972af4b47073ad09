import { startSandboxServer } from '../../sandbox/node-server';
import { hasDisplay } from './display';
import { guidedTour } from './guided-tour';
import { watchInterruption } from './interruption';
import { openBrowser } from './open-browser';

const interrupted = watchInterruption();
const server = await startSandboxServer();
try {
  await (hasDisplay ? openBrowser : guidedTour)(server, interrupted);
} catch (error) {
  // An interrupted tour breaks off wherever it is.
  if (!interrupted.aborted) throw error;
} finally {
  await server.close();
}

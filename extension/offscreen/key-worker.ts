import { serveFromWorker } from '../../src/platform/offscreen-worker';
import { keyServices } from './key-services';

serveFromWorker(keyServices);

import { serveOffscreen } from '../../src/platform/offscreen-page';
import { services } from './services';

serveOffscreen(services);

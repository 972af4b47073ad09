import { answerFromAside } from '../../src/platform/aside-page';
import { services } from './services';

answerFromAside(services);

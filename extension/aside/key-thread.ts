import { answerFromThread } from '../../src/platform/aside-thread';
import { keyServices } from './key-services';

answerFromThread(keyServices);

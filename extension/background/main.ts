import { createServer } from '../../src/messaging/server';
import { onHostPermissionChange } from '../../src/platform/host-permission';
import { onLockAlarm, onScreenLock, onStart } from '../../src/platform/lifecycle';
import { isOwnPage, onMessage } from '../../src/platform/messages';
import { createHandlers } from './handlers';
import { services } from './services';

// Everything is registered here, at once and at top level: a worker is woken only for what it registered in its first turn.
const handlers = createHandlers(services);
const wake = () => void handlers['app.wake']({});

const answer = createServer({
  handlers,
  trusts: isOwnPage,
  // biome-ignore lint/suspicious/noConsole: a defect of ours belongs in the worker's console; it holds no secret.
  defect: (error) => console.error(error instanceof Error ? error.name : 'defect'),
});

onMessage(async (message, sender) => {
  if (isOwnPage(sender)) await services.vault.touch().catch(() => undefined);
  return answer(message, sender);
});
onHostPermissionChange(wake);
onLockAlarm(wake);
onScreenLock(() => void handlers['vault.lock']({}).catch(wake));
onStart(wake);

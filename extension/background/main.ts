import { createServer } from '../../src/messaging/server';
import { onHostPermissionChange } from '../../src/platform/host-permission';
import { onLockAlarm, onScreenLock, onStart } from '../../src/platform/lifecycle';
import { onPolicyChange } from '../../src/platform/managed-policy';
import { isOwnPage, onExternalMessage, onMessage } from '../../src/platform/messages';
import { createHandlers } from './handlers';
import { services } from './services';

// Everything is registered here, at once and at top level: a worker is woken only for what it registered in its first turn.
const handlers = createHandlers(services);
const wake = () => void handlers['app.wake']({});

const answer = createServer({
  handlers,
  trusts: isOwnPage,
  refused: services.refusedMessages.count,
  // A view that only shows itself is not the agent's doing: an open window does not keep the vault open.
  taken: async (method) => {
    if (method !== 'app.wake') await services.vault.touch().catch(() => undefined);
  },
  // biome-ignore lint/suspicious/noConsole: a defect of ours belongs in the worker's console; it holds no secret.
  defect: (error) => console.error(error instanceof Error ? error.name : 'defect'),
});

onMessage(answer);
onExternalMessage(() => services.refusedMessages.count('external'));
onHostPermissionChange(wake);
onLockAlarm(wake);
onScreenLock(() => void handlers['vault.lock']({}).catch(wake));
onStart(wake);
onPolicyChange(
  () =>
    void services.vault
      .relimit()
      .catch(() => undefined)
      .then(wake),
);

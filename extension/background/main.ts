import { createServer } from '../../src/messaging/server';
import { makeMenuEntry, onMenuEntry } from '../../src/platform/context-menu';
import { onHostPermissionChange } from '../../src/platform/host-permission';
import { onInstall, onLockAlarm, onScreenLock, onStart } from '../../src/platform/lifecycle';
import { managedPolicy } from '../../src/platform/managed-policy';
import { isOwnPage, onExternalMessage, onMessage } from '../../src/platform/message-listener';
import { openFirstPage } from '../../src/platform/page';
import { onPanelKey } from '../../src/platform/panel';
import { refusedMessages } from '../../src/platform/refused-messages';
import { offscreen } from '../offscreen/offscreen';
import { createPractice } from '../practice/practice';
import { createHandlers } from './handlers';
import { practiceHandlers } from './practice-handlers';
import { createReactions } from './reactions';
import { vaultHandlers } from './vault-handlers';
import { createWorlds } from './worlds';

// Registers everything synchronously at top level: a worker only wakes for listeners registered in its first turn.
const practice = createPractice();
const policy = managedPolicy(() => void reactions.policyChanged());
const worlds = createWorlds(policy, practice);
const { heedPolicy, ...goingToPractice } = practiceHandlers({
  practice,
  worlds,
  policy,
  lockReal: vaultHandlers(worlds.real)['vault.lock'],
});
const reactions = createReactions({
  worlds,
  policy,
  practice: { heedPolicy },
  openWelcome: () => openFirstPage('extension/options/index.html#welcome'),
});

const inWorld = { packer: offscreen, refusedMessages };
const answer = createServer({
  handlers: async () => ({
    ...createHandlers(await worlds.active(), inWorld),
    ...goingToPractice,
  }),
  isOpen: worlds.isOpen,
  trusts: isOwnPage,
  refused: refusedMessages.count,
  taken: reactions.commanded,
  // biome-ignore lint/suspicious/noConsole: a defect of ours belongs in the worker's console; it holds no secret.
  defect: (error) => console.error(error instanceof Error ? error.name : 'defect'),
});

// A worker that died during a question has left its offscreen document open.
void practice.mode.isOn().then((practising) => practising || offscreen.leave());

onMessage(answer);
onExternalMessage(() => refusedMessages.count('external'));
onHostPermissionChange(reactions.wake);
onLockAlarm(reactions.wake);
onScreenLock(reactions.lock);
onStart(reactions.wake);
onStart(() => void makeMenuEntry().catch(() => undefined));
onInstall(reactions.installed);
onMenuEntry(reactions.selected);
onPanelKey();

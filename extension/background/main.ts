import { selectionClue } from '../../src/clues/selection-clue';
import { createServer } from '../../src/messaging/server';
import { makeMenuEntry, onMenuEntry } from '../../src/platform/context-menu';
import { onHostPermissionChange } from '../../src/platform/host-permission';
import { onInstall, onLockAlarm, onScreenLock, onStart } from '../../src/platform/lifecycle';
import { onPolicyChange } from '../../src/platform/managed-policy';
import { isOwnPage, onExternalMessage, onMessage } from '../../src/platform/message-listener';
import { openFirstPage } from '../../src/platform/page';
import { onPanelKey } from '../../src/platform/panel';
import { refusedMessages } from '../../src/platform/refused-messages';
import { onboards, practiceAllowed } from '../../src/policy/policy';
import { offscreen } from '../offscreen/offscreen';
import { createPracticeWorld, isPractising, practiceHandlers } from '../practice/practice-world';
import { createHandlers } from './handlers';
import { createRealWorld } from './real-world';
import { policy } from './services';

// Everything is registered here, at once and at top level: a worker is woken only for what it registered in its first turn.
const real = createRealWorld(async () => !(await isPractising()));
const practice = createPracticeWorld();
const inReal = createHandlers(real);
const inPractice = createHandlers(practice.services);
const shown = async () => ((await isPractising()) ? inPractice : inReal);
const between = practiceHandlers(
  practice.forget,
  async () => practiceAllowed(await policy()),
  async () => void (await (await shown())['app.wake']({})),
  inReal['vault.lock'],
);
/** Of the real world, whichever is shown: its locks do not wait for practice to end. */
const wake = () => void inReal['app.wake']({});

async function touch(): Promise<void> {
  if (!(await isPractising())) await real.vault.touch();
}

const answer = createServer({
  handlers: async () => ({ ...(await shown()), ...between }),
  trusts: isOwnPage,
  refused: refusedMessages.count,
  // A view that only shows itself is not the agent's doing: an open window does not keep the vault open. Nor does practice.
  taken: (method) => {
    if (method !== 'app.wake') touch().catch(() => undefined);
  },
  // biome-ignore lint/suspicious/noConsole: a defect of ours belongs in the worker's console; it holds no secret.
  defect: (error) => console.error(error instanceof Error ? error.name : 'defect'),
});

// A worker that died over a question has left its place behind, with what was told there.
void isPractising().then((practising) => practising || offscreen.leave());

/** What was selected on a page waits in the draft until a case can be opened with it. */
async function keepSelection(selection: string): Promise<void> {
  const clue = selectionClue(selection);
  if (clue !== '') await (await shown())['draft.save']({ draft: { clue } });
}

/** Whoever has it from an organisation, which has set it up, needs no welcome; nor does who has a vault already. */
async function welcome(): Promise<void> {
  if (!onboards(await policy())) return;
  if ((await real.vault.status()).status !== 'absent') return;
  await openFirstPage('extension/options/index.html#welcome');
}

/** What the organisation has just set holds from now on. */
async function heed(): Promise<void> {
  if ((await isPractising()) && !practiceAllowed(await policy()))
    await between['practice.leave']({});
  await real.vault.relimit().catch(() => undefined);
  wake();
}

onMessage(answer);
onExternalMessage(() => refusedMessages.count('external'));
onHostPermissionChange(wake);
onLockAlarm(wake);
onScreenLock(() => void inReal['vault.lock']({}).catch(wake));
onStart(() => {
  wake();
  void makeMenuEntry().catch(() => undefined);
});
onInstall(() => void welcome().catch(() => undefined));
onMenuEntry((selection) => void keepSelection(selection).catch(() => undefined));
onPanelKey();
onPolicyChange(() => void heed().catch(() => undefined));

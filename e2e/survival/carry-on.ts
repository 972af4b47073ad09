import type { Cell } from './cell';
import { fillCode, fillGrounds, fillLogin, fillRecipient } from './reach';
import { inWords, type Sight } from './sight';

/** More than any case needs: an agent who has to click more often is going in circles. */
const mostClicks = 15;

/** How often an agent retries before giving up. */
const mostChecks = 2;

/**
 * Continues a case as an agent would who knows only what the screen says.
 *
 * @returns what is seen when only a new case can be opened
 */
export async function carryOn(cell: Cell): Promise<Sight> {
  let checks = 0;
  for (let click = 0; click < mostClicks; click += 1) {
    const seen = await cell.rest('what the agent did comes to an end');
    if (isOver(seen) || checks === mostChecks) return seen;
    if (seen.outcome !== null) checks += 1;
    await goOn(cell, seen);
  }
  const { screen } = await cell.rest('the last click comes to an end');
  throw new Error(`the agent is led in a circle, last to ${screen}`);
}

function isOver({ outcome, error, case: current }: Sight): boolean {
  if (current === null || outcome === null) return current === null;
  const open = outcome === 'unknown' || outcome === 'accepted';
  // Without a token the account cannot be read.
  return !open || error === 'no-token';
}

async function goOn(cell: Cell, seen: Sight): Promise<void> {
  switch (seen.screen) {
    case 'identify':
      return identify(cell);
    case 'card':
      if (cell.way === 'admin') {
        await fillGrounds(cell, cell.window);
        return cell.press('admin-unbind');
      }
      if (seen.error !== null) return sendAgain(cell, 'send-code');
      return cell.press('send-code');
    case 'code':
      if (cell.code('CHANNEL_UNBIND_PHONE') === null) return sendAgain(cell, 'send-code');
      await fillCode(cell, cell.window);
      return cell.press('unbind');
    case 'outcome':
      return cell.press('check-again');
    default:
      throw new Error(`there is no way on from ${inWords(seen)}`);
  }
}

/** Opens another case for the caller, with a token issued elsewhere, and continues it. */
export async function openNext(cell: Cell): Promise<Sight> {
  cell.way = 'token';
  await fillLogin(cell, cell.window);
  await cell.press('identify');
  await cell.rest('the next case is opened', ({ case: current }) => current !== null);
  return carryOn(cell);
}

async function identify(cell: Cell): Promise<void> {
  if (await cell.window.getByTestId('read-again').isVisible()) return cell.press('read-again');
  const byCode = cell.way === 'sms' || cell.way === 'email';
  if (byCode) {
    await fillRecipient(cell, cell.window);
    // A browser that was closed has forgotten where the code went, and asks again.
    const comes = await cell.window.getByTestId('login-code').isVisible();
    if (!comes || cell.code('CHANNEL_LOGIN') === null) return sendAgain(cell, 'send-login-code');
  }
  await fillLogin(cell, cell.window);
  await cell.press(cell.way === 'admin' ? 'phone-no' : 'identify');
}

/** The service takes one code a minute. */
async function sendAgain(cell: Cell, button: 'send-code' | 'send-login-code'): Promise<void> {
  await cell.waitAMinute();
  await cell.rest('the screen is there again', ({ case: current }) => current !== null);
  // A number that has not got a code yet is asked about first.
  const asks = await cell.window.getByTestId('phone-yes').isVisible();
  await cell.press(button === 'send-login-code' && asks ? 'phone-yes' : button);
}

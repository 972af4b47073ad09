import type { Page } from 'playwright';
import { type Cell, caller } from './cell';

export const fillNothing = async (): Promise<void> => undefined;

/** It is shown without a case. */
export const reachIdentify = async (): Promise<void> => undefined;

/** Types the sign-in data into a window. */
export async function fillLogin(cell: Cell, window: Page): Promise<void> {
  const { way } = cell;
  const fill = (field: string, text: string) => window.getByTestId(field).fill(text);
  if (way === 'password') {
    await openWay(window, way);
    await fill('login-account', caller.email.address);
    await fill('login-password', caller.password);
  } else if (way === 'admin') {
    await fill('caller', caller.email.address);
  } else if (way === 'token') {
    await openWay(window, way);
    await fill('access-token', await cell.token());
  } else {
    await fillRecipient(cell, window);
    const code = cell.code('CHANNEL_LOGIN');
    if (code !== null) await fill('login-code', code);
  }
}

async function openWay(window: Page, way: 'email' | 'password' | 'token'): Promise<void> {
  const isOpen = (await window.getByTestId('more-ways').getAttribute('aria-expanded')) === 'true';
  if (!isOpen) await window.getByTestId('more-ways').click();
  await window.getByTestId(`route-${way}`).click();
}

/** Types into a window where to send the sign-in code. */
export async function fillRecipient({ way }: Cell, window: Page): Promise<void> {
  if (way === 'email') {
    await openWay(window, way);
    await window.getByTestId('login-email').fill(caller.email.address);
  } else {
    await window.getByTestId('caller').fill(caller.phone.number);
  }
}

export async function fillCode(cell: Cell, window: Page): Promise<void> {
  await window.getByTestId('pass-code').fill(cell.code('CHANNEL_UNBIND_PHONE') ?? '');
}

export const reachLogin = async (cell: Cell): Promise<void> => {
  if (cell.way !== 'sms' && cell.way !== 'email') return;
  await fillRecipient(cell, cell.window);
  await cell.press(cell.way === 'email' ? 'send-login-code' : 'phone-yes');
  await cell.rest('the login code is sent', ({ case: current }) => current !== null);
};

export const reachCard = async (cell: Cell): Promise<void> => {
  await reachLogin(cell);
  await fillLogin(cell, cell.window);
  await cell.press(cell.way === 'admin' ? 'phone-no' : 'identify');
  await cell.rest('the card comes', ({ screen }) => screen === 'card');
};

export const reachCode = async (cell: Cell): Promise<void> => {
  await reachCard(cell);
  await cell.press('send-code');
  await cell.rest('the code is sent', ({ screen }) => screen === 'code');
};

/** Types the grounds for removing a lost phone into a window. */
export async function fillGrounds(_: Cell, window: Page): Promise<void> {
  await window.getByTestId('verified-how').selectOption({ index: 1 });
  await window.getByTestId('reason').fill('The phone was lost');
  await window.getByTestId('ticket').fill('SUP-1042');
  const lastFour = caller.phone.number.slice(-4);
  await window.getByTestId('last-four').fill(lastFour);
  // They are checked at once, and then the number shows.
  await window.getByTestId('user-phone').filter({ hasText: lastFour }).waitFor();
}

export async function fillGroundsAndSessions(cell: Cell, window: Page): Promise<void> {
  await fillGrounds(cell, window);
  await window.getByTestId('end-sessions').check();
}

/** A part of several users' email addresses. */
const sharedName = 'example.com';

/** A search by a name that several users have. */
export const reachCandidates = async (cell: Cell): Promise<void> => {
  await cell.window.getByTestId('caller').fill(sharedName);
  await cell.press('phone-no');
  await cell.rest('several users are found', ({ case: current }) => current !== null);
  await cell.window.getByTestId('candidate').first().waitFor();
};

/** A service that clears a number with an empty string, and ignores null. */
export const reachCardOfEmpty = async (cell: Cell): Promise<void> => {
  cell.sandbox.setOptions({ clearPhoneWith: 'empty' });
  await reachCard(cell);
};

/** The service has unbound the number, and only the read-back failed. */
export const reachAccepted = async (cell: Cell): Promise<void> => {
  await reachCode(cell);
  await fillCode(cell, cell.window);
  cell.sandbox.arm({ endpoint: 'get-profile', fault: { kind: 'html' } });
  await cell.press('unbind');
  await cell.rest('the outcome comes', ({ outcome }) => outcome === 'accepted');
};

import { inboxUserScript } from './inbox-user-script';

/** What the inbox page does. All text from the service is set as text, never as markup. */
export const inboxScript = `
'use strict';
const byId = (id) => document.getElementById(id);
const state = { skew: 0, apps: [], userPool: null, users: new Map(), messages: new Map(), requests: new Map(), app: 0 };
const seen = new Set();

function el(tag, properties, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name === 'onclick') node.addEventListener('click', value);
    else if (name.startsWith('aria-') || name.startsWith('data-')) node.setAttribute(name, value);
    else node[name] = value;
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const put = (id, ...children) => byId(id).replaceChildren(...children);
const clock = (time) => new Date(time).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
const nowThere = () => Date.now() + state.skew;

async function copy(button, text) {
  try { await navigator.clipboard.writeText(text); }
  catch {
    const area = el('textarea', { value: text });
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  button.classList.add('done');
  setTimeout(() => button.classList.remove('done'), 1200);
}
const copyable = (text, className = 'mono') =>
  el('button', { type: 'button', className: 'copy ' + className, title: 'Copy', textContent: text,
    onclick: (event) => copy(event.currentTarget, text) });
const chip = (text, tone = '') => el('span', { className: 'chip ' + tone, textContent: text });

const countryCodes = ['+86', '+44', '+1'];
function spacedNumber(countryCode, number) {
  if (countryCode === '+86' && number.length === 11) return '+86 ' + number.slice(0, 3) + ' ' + number.slice(3, 7) + ' ' + number.slice(7);
  if (countryCode === '+1' && number.length === 10) return '+1 ' + number.slice(0, 3) + ' ' + number.slice(3, 6) + ' ' + number.slice(6);
  if (countryCode === '+44' && number.length === 10) return '+44 ' + number.slice(0, 4) + ' ' + number.slice(4);
  return countryCode + ' ' + number;
}
function spacedWhole(to) {
  const code = countryCodes.find((candidate) => to.startsWith(candidate));
  return code ? spacedNumber(code, to.slice(code.length)) : to;
}

const purposes = {
  CHANNEL_LOGIN: 'Code to sign in', CHANNEL_REGISTER: 'Code to register', CHANNEL_RESET_PASSWORD: 'Code to reset the password',
  CHANNEL_BIND_PHONE: 'Code to bind this phone', CHANNEL_UNBIND_PHONE: 'Code to unbind this phone',
  CHANNEL_BIND_EMAIL: 'Code to bind this email', CHANNEL_UNBIND_EMAIL: 'Code to unbind this email',
  CHANNEL_UPDATE_EMAIL: 'Code to change the email', CHANNEL_VERIFY_EMAIL_LINK: 'Code to verify this email',
  CHANNEL_BIND_MFA: 'Code to set up a second factor', CHANNEL_VERIFY_MFA: 'Code as a second factor', CHANNEL_UNBIND_MFA: 'Code to remove a second factor',
  CHANNEL_COMPLETE_PHONE: 'Code to add a phone', CHANNEL_COMPLETE_EMAIL: 'Code to add an email',
  CHANNEL_IDENTITY_VERIFICATION: 'Code to confirm who you are', CHANNEL_UNLOCK_ACCOUNT: 'Code to unlock the account',
  CHANNEL_DELETE_ACCOUNT: 'Code to delete the account',
};
function standing(message) {
  if (message.state === 'used') return { text: 'Used', tone: '', over: true, struck: true };
  if (message.state === 'burnt') return { text: 'Burnt by a wrong try', tone: 'bad', over: true, struck: true };
  if (message.state === 'superseded') return { text: 'Replaced by a newer one', tone: '', over: true, struck: true };
  const left = Math.ceil((message.expiresAt - nowThere()) / 1000);
  if (left <= 0) return { text: 'Expired', tone: 'warn', over: true, struck: true };
  return { text: 'Good for ' + Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0'), tone: 'good', over: false };
}
function ownerOf(message) {
  for (const user of state.users.values()) {
    const numbers = [user.phone ? user.phone.countryCode + user.phone.number : null, user.unboundPhone];
    if (message.kind === 'sms' ? numbers.includes(message.to) : user.email?.address.toLowerCase() === message.to) return user.name;
  }
  return 'Nobody in this pool';
}
function messageCard(message) {
  const at = standing(message);
  const fresh = !seen.has(message.id);
  seen.add(message.id);
  const code = copyable(message.code, 'code' + (at.struck ? ' struck' : ''));
  code.setAttribute('aria-label', 'Copy code ' + message.code);
  return el('article', { className: 'message' + (at.over ? ' over' : '') + (fresh ? ' new' : ''), 'data-state': at.over ? at.text : 'live', 'data-channel': message.channel },
    el('header', {}, el('span', { textContent: (message.kind === 'sms' ? 'SMS to ' : 'Email to ') + spacedWhole(message.to) }), el('time', { textContent: clock(message.sentAt) })),
    el('p', { className: 'for', textContent: purposes[message.channel] ?? message.channel }),
    code,
    el('footer', {}, el('span', { textContent: ownerOf(message) }), chip(at.text, at.tone)));
}
let drawnMessages = '';
function drawMessages() {
  const newestFirst = [...state.messages.values()].sort((a, b) => b.sentAt - a.sentAt);
  // Redrawn only when the content changes, so that a focused or selected code stays that way.
  const key = JSON.stringify(newestFirst.map((message) => [message.id, standing(message).over, ownerOf(message)]));
  byId('message-count').textContent = newestFirst.length ? String(newestFirst.length) : '';
  if (key !== drawnMessages) {
    drawnMessages = key;
    if (newestFirst.length) put('messages', ...newestFirst.map(messageCard));
    else put('messages', el('div', { className: 'empty' }, el('strong', { textContent: 'No messages yet' }), 'Codes sent by SMS or email appear here.'));
    return;
  }
  const chips = document.querySelectorAll('#messages .message footer .chip');
  newestFirst.forEach((message, index) => { if (chips[index]) chips[index].textContent = standing(message).text; });
}

function drawConnection() {
  const app = state.apps[state.app] ?? state.apps[0];
  if (!app) return;
  const tabs = el('div', { className: 'tabs', role: 'group' }, ...state.apps.map((each, index) =>
    el('button', { type: 'button', className: 'mono', textContent: each.authMethod, title: each.name, 'aria-pressed': String(each === app),
      onclick: () => { state.app = index; drawConnection(); byId('connection').querySelectorAll('.tabs button')[index].focus(); } })));
  tabs.setAttribute('aria-label', 'App, by its authentication method');
  const entry = (label, value) => el('div', {}, el('dt', { textContent: label }), el('dd', {}, value));
  put('connection', entry('Authentication', tabs), entry('App host', copyable(location.origin)), entry('App ID', copyable(app.appId)),
    entry('App secret', app.authMethod === 'none' ? 'none needed' : copyable(app.appSecret)), entry('User pool ID', copyable(state.userPool.userPoolId)));
}
function drawRequests() {
  const latest = [...state.requests.values()].sort((a, b) => b.sequence - a.sequence);
  byId('request-count').textContent = latest.length ? String(latest.length) : '';
  put('requests', ...latest.slice(0, 50).map(({ at, endpoint, answer, problems }) => {
    const outcome = answer.kind !== 'answered' ? chip(answer.kind) : answer.statusCode === 200 ? chip('200', 'good')
      : chip([answer.statusCode ?? 'HTTP ' + answer.httpStatus, answer.apiCode].filter((code) => code !== null).join(' · '), answer.statusCode === null ? '' : 'warn');
    return el('li', {}, el('time', { textContent: clock(at) }), el('span', { className: 'mono', textContent: endpoint }), outcome,
      ...problems.map((problem) => el('span', { className: 'problem', textContent: problem })));
  }));
}
${inboxUserScript}
const source = new EventSource('/__sandbox/events');
const on = (name, handle) => source.addEventListener(name, (event) => {
  const data = JSON.parse(event.data);
  state.skew = data.now - Date.now();
  handle(data);
});
on('hello', (data) => {
  state.apps = data.apps;
  state.userPool = data.userPool;
  state.users = new Map(data.users.map((user) => [user.userId, user]));
  state.messages = new Map(data.messages.map((message) => [message.id, message]));
  state.requests = new Map(data.requests.map((request) => [request.sequence, request]));
  byId('live').textContent = 'Live';
  byId('live').className = 'live on';
  drawConnection(); drawUsers(); drawMessages(); drawRequests();
});
on('message', ({ message }) => { state.messages.set(message.id, message); drawMessages(); });
on('user', ({ user }) => { const known = state.users.get(user.userId); state.users.set(user.userId, user); drawUser(user, known); drawMessages(); });
on('request', ({ request }) => { state.requests.set(request.sequence, request); drawRequests(); });
source.onerror = () => { byId('live').textContent = 'Connection lost, trying again'; byId('live').className = 'live'; };
byId('reset').addEventListener('click', () => fetch('/__sandbox/reset', { method: 'POST' }));
setInterval(drawMessages, 1000);
`;

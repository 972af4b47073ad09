/** The part of the inbox page's script that draws people. */
export const inboxUserScript = `
const providers = { wechat: 'WeChat', github: 'GitHub', ldap: 'LDAP', ad: 'Active Directory', oidc: 'OIDC' };
const hurdles = { locked: ['Locked', 'bad'], captcha: ['Captcha', 'warn'], 'mfa-personal': ['Own second factor', 'warn'], 'mfa-app': ['App second factor', 'warn'] };

function phoneCell({ phone, unboundPhone }) {
  if (phone) return el('dd', {}, copyable(spacedNumber(phone.countryCode, phone.number)));
  if (unboundPhone) return el('dd', {}, el('del', { className: 'mono', textContent: spacedWhole(unboundPhone) }), chip('unbound', 'good'));
  return el('dd', { className: 'none', textContent: 'none' });
}
function emailCell({ email }) {
  if (!email) return el('dd', { className: 'none', textContent: 'none' });
  return el('dd', {}, copyable(email.address, ''), email.verified ? null : chip('unverified', 'warn'));
}
function alsoCell({ otherLoginMethods }) {
  const names = otherLoginMethods.flatMap((method) =>
    method.kind === 'identity' ? [providers[method.provider] ?? method.provider] : method.kind === 'password' ? ['Username'] : []);
  return names.length ? el('dd', { textContent: names.join(', ') }) : null;
}
async function tokenTo(button, userId) {
  const appId = state.apps[state.app]?.appId;
  const answer = await fetch('/__sandbox/tokens', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user: userId, appId }) });
  const { accessToken } = await answer.json();
  await copy(button, accessToken);
  button.textContent = 'Token copied';
  setTimeout(() => { button.textContent = 'Copy token'; }, 1600);
}
function userCard(user) {
  const hurdle = user.status === 'Activated' ? hurdles[user.hurdle] : [user.status, 'bad'];
  const also = alsoCell(user);
  const rows = [el('dt', { textContent: 'Phone' }), phoneCell(user), el('dt', { textContent: 'Email' }), emailCell(user)];
  if (user.username) rows.push(el('dt', { textContent: 'Username' }), el('dd', {}, copyable(user.username, '')));
  if (user.password) rows.push(el('dt', { textContent: 'Password' }), el('dd', {}, copyable(user.password)));
  if (also && user.identities.length) rows.push(el('dt', { textContent: 'Also' }), also);
  return el('article', { className: 'user', id: 'user-' + user.userId },
    el('div', { className: 'head' }, el('h3', { textContent: user.name || 'Unnamed' }), hurdle ? chip(hurdle[0], hurdle[1]) : null,
      el('button', { type: 'button', className: 'token', textContent: 'Copy token', title: 'Issue an access token and copy it', 'aria-label': 'Copy an access token for ' + (user.name || user.userId), onclick: (event) => tokenTo(event.currentTarget, user.userId) })),
    el('p', { className: 'shows', textContent: user.demonstrates }),
    el('dl', {}, ...rows));
}
function drawUsers() { put('users', ...[...state.users.values()].map(userCard)); }
function drawUser(user, known) {
  const card = userCard(user);
  const old = byId('user-' + user.userId);
  if (old) old.replaceWith(card); else byId('users').append(card);
  if (known?.phone && !user.phone) {
    card.classList.add('changed');
    card.scrollIntoView({ block: 'nearest' });
  }
}
`;

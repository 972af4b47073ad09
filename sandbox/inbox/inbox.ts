import type { Context } from 'hono';
import { randomText } from '../state/random';
import type { World } from '../state/world';
import { inboxScript } from './inbox-script';
import { inboxStyle } from './inbox-style';

const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * The inbox page: messages and users, live. It contains no user's text itself; its script fetches it and sets it as text,
 * never as markup. It loads nothing from elsewhere, and its policy would not let it.
 */
export function inboxPage(c: Context, world: World): Response {
  const nonce = randomText(world.random, alphanumeric, 24);
  c.header(
    'content-security-policy',
    `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
  c.header('cache-control', 'no-store');
  return c.html(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Sandbox inbox</title>
<style nonce="${nonce}">${inboxStyle}</style>
</head>
<body>
<header class="top">
  <div class="brand"><span class="mark" aria-hidden="true"></span><h1>Sandbox</h1>
    <p>A GenAuth service in a box. Nothing here reaches a real phone.</p></div>
  <div class="tools">
    <span id="live" class="live" role="status">Connecting</span>
    <button id="reset" type="button">Reset</button>
  </div>
</header>
<section class="connect" aria-label="Connection details">
  <dl id="connection"></dl>
</section>
<main>
  <section class="inbox" aria-labelledby="inbox-title">
    <h2 id="inbox-title">Inbox <span id="message-count" class="count"></span></h2>
    <div id="messages"></div>
    <details class="requests"><summary>Requests <span id="request-count" class="count"></span></summary>
      <ol id="requests"></ol></details>
  </section>
  <section class="people" aria-labelledby="people-title">
    <h2 id="people-title">People</h2>
    <div id="users"></div>
  </section>
</main>
<script nonce="${nonce}">${inboxScript}</script>
</body>
</html>`);
}

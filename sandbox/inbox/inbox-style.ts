/** The look of the inbox page, in light and dark. */
export const inboxStyle = `
:root {
  --ground: #f6f5f1; --card: #fffefb; --ink: #21242a; --soft: #676c75; --line: #e3e1d9;
  --accent: #0f6b5c; --accent-ground: #e2efeb; --warn: #93500d; --warn-ground: #f8ebd8;
  --bad: #a4312b; --bad-ground: #f9e5e2; --quiet: #efede7; --shadow: 0 1px 2px #21242a0f, 0 6px 20px #21242a0a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15171a; --card: #1d2024; --ink: #e9e7e1; --soft: #9aa0a9; --line: #2e3238;
    --accent: #6fd0bb; --accent-ground: #17352f; --warn: #ecb674; --warn-ground: #3a2a14;
    --bad: #f29a91; --bad-ground: #40201d; --quiet: #272a2f; --shadow: 0 1px 2px #0006;
  }
}
* { box-sizing: border-box; }
html { height: 100%; }
body {
  margin: 0; min-height: 100%; background: var(--ground); color: var(--ink);
  font: 14px/1.45 ui-sans-serif, system-ui, "Segoe UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  padding: 20px 28px 28px; max-width: 1440px; margin-inline: auto;
}
h1, h2, h3, p, dl, dd, ol { margin: 0; padding: 0; }
button {
  font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 8px;
  padding: 5px 12px; cursor: pointer;
}
button:hover { border-color: var(--soft); }
button:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.mono { font-family: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace; font-size: 12.5px; }

.top { display: flex; justify-content: space-between; align-items: center; gap: 24px; margin-bottom: 16px; }
.brand { display: flex; align-items: baseline; gap: 10px; flex-wrap: wrap; }
.brand h1 { font-size: 19px; font-weight: 650; letter-spacing: -.01em; }
.brand p { color: var(--soft); }
.mark { width: 12px; height: 12px; border-radius: 4px; background: var(--accent); align-self: center; }
.tools { display: flex; align-items: center; gap: 14px; }
.live { color: var(--soft); font-size: 13px; display: inline-flex; align-items: center; gap: 7px; white-space: nowrap; }
.live::before { content: ""; width: 8px; height: 8px; border-radius: 50%; background: var(--warn); }
.live.on::before { background: var(--accent); }

.connect {
  background: var(--card); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow);
  padding: 11px 18px 13px; margin-bottom: 22px;
}
.connect dl { display: flex; gap: 10px 22px; flex-wrap: wrap; justify-content: space-between; }
.connect dt { font-size: 12px; color: var(--soft); margin-bottom: 4px; }
.connect dd { min-height: 30px; display: flex; align-items: center; }
.connect .mono { font-size: 12px; }
.tabs { display: flex; background: var(--quiet); border-radius: 8px; padding: 2px; margin-left: -3px; }
.tabs button { border: 0; background: none; padding: 4px 9px; color: var(--soft); border-radius: 6px; }
.tabs button[aria-pressed="true"] { background: var(--card); color: var(--ink); box-shadow: 0 1px 2px #0002; }
.copy { border: 0; background: none; padding: 1px 4px; margin: 0 -4px; border-radius: 5px; text-align: start; overflow-wrap: anywhere; }
.copy:hover { background: var(--quiet); }
.copy.done { color: var(--accent); background: var(--accent-ground); }

main { display: grid; grid-template-columns: minmax(340px, 400px) 1fr; gap: 32px; align-items: start; }
h2 { font-size: 13px; font-weight: 600; color: var(--soft); margin-bottom: 10px; letter-spacing: .01em; }
.count { font-weight: 400; font-variant-numeric: tabular-nums; }
.inbox { position: sticky; top: 20px; max-height: calc(100vh - 40px); overflow: auto; padding: 2px; margin: -2px; }
#messages { display: grid; gap: 12px; }
.empty { border: 1px dashed var(--line); border-radius: 12px; padding: 44px 28px; text-align: center; color: var(--soft); }
.empty strong { display: block; color: var(--ink); font-weight: 600; margin-bottom: 4px; }

.message {
  background: var(--card); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow); padding: 14px 18px 14px;
}
.message header { display: flex; justify-content: space-between; gap: 10px; color: var(--soft); font-size: 13px; }
.message .for { color: var(--ink); font-weight: 600; margin-top: 8px; }
.message .code {
  display: block; font-family: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace;
  font-size: 38px; line-height: 1.2; letter-spacing: .13em; font-variant-numeric: tabular-nums; font-weight: 600;
  margin: 2px -4px 4px; color: var(--accent);
}
.message.over { box-shadow: none; background: none; }
.message.over .code { color: var(--soft); font-weight: 400; font-size: 24px; }
.message.over .code.struck { text-decoration: line-through; text-decoration-thickness: 1px; }
.message.over .for { font-weight: 500; margin-top: 4px; }
.message footer { display: flex; justify-content: space-between; gap: 10px; align-items: center; color: var(--soft); font-size: 13px; }
@media (prefers-reduced-motion: no-preference) {
  .message.new { animation: arrive .32s ease-out; }
  @keyframes arrive { from { opacity: 0; transform: translateY(-8px); } }
}
.chip { border-radius: 99px; padding: 1px 9px; font-size: 12px; background: var(--quiet); color: var(--soft); white-space: nowrap; font-variant-numeric: tabular-nums; }
.chip.good { background: var(--accent-ground); color: var(--accent); }
.chip.warn { background: var(--warn-ground); color: var(--warn); }
.chip.bad { background: var(--bad-ground); color: var(--bad); }

#users { display: grid; grid-template-columns: repeat(auto-fill, minmax(290px, 1fr)); gap: 12px; }
.user {
  background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 12px 16px 13px;
  transition: border-color .3s;
}
.user.changed { border-color: var(--accent); }
.user .head { display: flex; align-items: center; gap: 8px; min-height: 26px; }
.user h3 { font-size: 15px; font-weight: 620; }
.user .shows { color: var(--soft); font-size: 13px; margin: 1px 0 8px; }
.user dl { display: grid; grid-template-columns: 70px 1fr; gap: 2px 8px; font-size: 13px; align-items: baseline; }
.user dt { color: var(--soft); }
.user dd { min-width: 0; overflow-wrap: anywhere; min-height: 23px; }
.user del { text-decoration-thickness: 1.5px; text-decoration-color: var(--accent); color: var(--soft); }
.user dd .chip { margin-left: 6px; }
.user .none { color: var(--soft); }
.user .token { margin-left: auto; margin-right: -6px; border-color: transparent; background: none; font-size: 12.5px; padding: 2px 8px; color: var(--soft); white-space: nowrap; }
.user .token:hover { color: var(--ink); border-color: var(--line); }
.user .token.done { color: var(--accent); background: var(--accent-ground); }

.requests { margin-top: 18px; color: var(--soft); font-size: 13px; }
.requests summary { cursor: pointer; font-weight: 600; width: max-content; border-radius: 4px; }
.requests ol { list-style: none; margin-top: 8px; display: grid; gap: 4px; }
.requests li { display: grid; grid-template-columns: 66px 1fr auto; gap: 8px; align-items: baseline; }
.requests .problem { grid-column: 2 / -1; color: var(--bad); }
@media (max-width: 860px) {
  body { padding: 16px; }
  .connect dl { justify-content: flex-start; }
  main { grid-template-columns: 1fr; }
  .inbox { position: static; max-height: none; }
}
`;

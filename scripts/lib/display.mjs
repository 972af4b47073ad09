const { DISPLAY, WAYLAND_DISPLAY } = process.env;

/** Whether a window would be seen by anyone. */
export const hasDisplay =
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(DISPLAY) ||
  Boolean(WAYLAND_DISPLAY);

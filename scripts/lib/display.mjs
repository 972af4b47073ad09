const { DISPLAY, WAYLAND_DISPLAY } = process.env;

/** Whether there is a display to show a window on. */
export const hasDisplay =
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(DISPLAY) ||
  Boolean(WAYLAND_DISPLAY);

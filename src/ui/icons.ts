/** Line icons on a 20-unit grid, drawn for this product; each is one path. */
export const add = 'M10 4.5v11M4.5 10h11';
export const alert = 'M10 3.2 17.6 16.4H2.4ZM10 8.2v3.6M10 14v.1';
export const arrow = 'M4 10h11.5M11 5.5l4.5 4.5-4.5 4.5';
export const check = 'M4.5 10.5 8.3 14.3 15.5 6.5';
export const chevron = 'M8 5.5l4.5 4.5L8 14.5';
export const copy = 'M7.5 7.5h8v8.5h-8ZM12.5 7.5V4h-8v8.5h3';
export const cross = 'M5.5 5.5l9 9M14.5 5.5l-9 9';
export const edit =
  'M4 16l.8-3.4L13.2 4.2a1.4 1.4 0 0 1 2 0l.6.6a1.4 1.4 0 0 1 0 2L7.4 15.2ZM11.8 5.6l2.6 2.6';
export const eye =
  'M2.5 10C4.4 6.6 7 5 10 5s5.6 1.6 7.5 5c-1.9 3.4-4.5 5-7.5 5s-5.6-1.6-7.5-5ZM10 7.8a2.2 2.2 0 1 0 .1 0Z';
export const history = 'M4.2 7.4A6.5 6.5 0 1 1 3.5 10.6M3.6 3.8v3.8h3.8M10 6.6v3.7l2.5 1.6';
export const keyboard =
  'M2.5 5.5h15v9h-15ZM5.5 8.5v.1M8.5 8.5v.1M11.5 8.5v.1M14.5 8.5v.1M6.5 11.6h7';
export const lock = 'M5 9h10v7.5H5ZM7 9V6.5a3 3 0 0 1 6 0V9M10 12v1.6';
export const minus = 'M5 10h10';
export const more = 'M10 4.4a.6.6 0 1 0 .1 0ZM10 9.4a.6.6 0 1 0 .1 0ZM10 14.4a.6.6 0 1 0 .1 0Z';
export const organisation = 'M4.5 17V3.5h7V17M11.5 8h4v9M2.8 17h14.4M7 6.5h2M7 9.5h2M7 12.5h2';
export const panel = 'M3 4h14v12H3ZM12 4v12';
export const paste = 'M5 4.5h10v12.5H5ZM7.5 4.5V3h5v3h-5ZM7.5 9.5h5M7.5 12.5h3';
export const pin = 'M8 3.5h4l-.6 5 2.6 2.5v1.5H6V11l2.6-2.5ZM10 12.5v4.5';
export const popOut = 'M8.5 5H4v11h11v-4.5M11.5 3.5h5v5M16.5 3.5l-7 7';
export const question = 'M7.3 7.4a2.7 2.7 0 1 1 4.1 2.3c-.9.6-1.4 1.1-1.4 2.2M10 14.6v.1';
export const settings =
  'M3.5 6h6.6M13.9 6h2.6M3.5 14h2.6M9.9 14h6.6M12 4.1a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8ZM8 12.1a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8Z';

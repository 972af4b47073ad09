/** Line icons on a grid of 20, drawn for this product; each is one path. Those of the first pictures. */
export const add = 'M10 4.5v11M4.5 10h11';
export const check = 'M4.5 10.5 8.3 14.3 15.5 6.5';
export const edit =
  'M4 16l.8-3.4L13.2 4.2a1.4 1.4 0 0 1 2 0l.6.6a1.4 1.4 0 0 1 0 2L7.4 15.2ZM11.8 5.6l2.6 2.6';
export const history = 'M4.2 7.4A6.5 6.5 0 1 1 3.5 10.6M3.6 3.8v3.8h3.8M10 6.6v3.7l2.5 1.6';
export const lock = 'M5 9h10v7.5H5ZM7 9V6.5a3 3 0 0 1 6 0V9M10 12v1.6';
export const minus = 'M5 10h10';
export const more = 'M10 4.4a.6.6 0 1 0 .1 0ZM10 9.4a.6.6 0 1 0 .1 0ZM10 14.4a.6.6 0 1 0 .1 0Z';
export const panel = 'M3 4h14v12H3ZM12 4v12';

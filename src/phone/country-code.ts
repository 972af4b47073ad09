/** A calling code with its plus: `+86`. */
export const COUNTRY_CODE = /^\+[1-9]\d{0,3}$/;

/** What the service takes a missing calling code for. */
export const DEFAULT_COUNTRY_CODE = '+86';

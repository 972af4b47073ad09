/** A calling code with its plus: `+86`. */
export const COUNTRY_CODE = /^\+[1-9]\d{0,3}$/;

/** The service assumes this if the calling code is missing. */
export const DEFAULT_COUNTRY_CODE = '+86';

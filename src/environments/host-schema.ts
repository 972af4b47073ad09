import * as v from 'valibot';
import { parseHost } from './host';

/** A host as stored: exactly the `base` that `parseHost` returns. */
export const HostBaseSchema = v.pipe(
  v.string(),
  v.check((text) => {
    const result = parseHost(text);
    return result.ok && result.host.base === text;
  }, 'not the address of a host that credentials may be sent to'),
);

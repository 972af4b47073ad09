import type { Asked } from '../vault/passkey-problem';

/** Firefox gives pages of extensions no passkeys. */
export const passkeysAvailable = async () => false;

const failed = async (): Promise<Asked<never>> => ({ ok: false, problem: 'failed' });

export const createPasskey = failed;
export const askPasskey = failed;

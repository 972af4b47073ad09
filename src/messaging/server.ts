import * as v from 'valibot';
import { type Handlers, type Method, type Refusal, requests } from './protocol';

/** Who sent a message, as far as the browser vouches for it. */
export interface Sender {
  readonly id: string | undefined;
  /** The address of the page that sent it. */
  readonly url: string | undefined;
}

export interface ServerOptions {
  readonly handlers: Handlers;
  /** Whether the sender is a page of this extension. */
  readonly trusts: (sender: Sender) => boolean;
  /** Hears of what a handler threw: a defect, since a handler answers with a refusal. */
  readonly defect: (error: unknown) => void;
}

export type AnyReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly refusal: Refusal };

const messageSchema = v.object({ method: v.string(), params: v.unknown() });

/** Answers one message. Whatever it is and whoever sent it, there is a reply, and it never rejects. */
export function createServer({ handlers, trusts, defect }: ServerOptions) {
  return async (message: unknown, sender: Sender): Promise<AnyReply> => {
    if (!trusts(sender)) return refuse({ code: 'sender-refused' });
    const parsed = v.safeParse(messageSchema, message);
    if (!parsed.success) return refuse({ code: 'request-malformed' });
    const { method, params } = parsed.output;
    if (!isMethod(method)) return refuse({ code: 'request-unknown' });
    try {
      return await dispatch(handlers, method, params);
    } catch (error) {
      defect(error);
      return refuse({ code: 'internal' });
    }
  };
}

async function dispatch<M extends Method>(
  handlers: Handlers,
  method: M,
  params: unknown,
): Promise<AnyReply> {
  const parsed = v.safeParse(requests[method], params);
  return parsed.success ? handlers[method](parsed.output) : refuse({ code: 'request-malformed' });
}

function isMethod(name: string): name is Method {
  return Object.hasOwn(requests, name);
}

function refuse(refusal: Refusal): AnyReply {
  return { ok: false, refusal };
}

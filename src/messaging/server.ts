import * as v from 'valibot';
import { fileBudget, ordinaryBudget, withinBudget } from './payload-size';
import {
  type Handlers,
  type MessageRefusal,
  type Method,
  type Refusal,
  requests,
} from './protocol';
import type { Sender } from './sender';
import { takenWhileLocked } from './while-locked';

export interface ServerOptions {
  /** Of the world that is shown. */
  readonly handlers: () => Promise<Handlers>;
  /** Whether the sender is a page of this extension. */
  readonly trusts: (sender: Sender) => boolean;
  /** Hears of each message that was refused before any handler saw it. */
  readonly refused: (why: MessageRefusal) => void;
  /** Whether the vault of that world is open. */
  readonly isOpen: () => Promise<boolean>;
  /** Hears of each message that is taken, once its handler has begun. */
  readonly taken: (method: Method) => void;
  /** Hears of what a handler threw: a defect, since a handler answers with a refusal. */
  readonly defect: (error: unknown) => void;
}

export type AnyReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly refusal: Refusal };

const messageSchema = v.object({ method: v.string(), params: v.unknown() });

/** Methods that bring a file. */
const withFile: ReadonlySet<string> = new Set<Method>(['pack.open', 'pack.import']);

/** Answers one message. Whatever it is and whoever sent it, there is a reply, and it never rejects. */
export function createServer(options: ServerOptions) {
  function refuse(code: Exclude<MessageRefusal, 'external'>): AnyReply {
    options.refused(code);
    return { ok: false, refusal: { code } };
  }

  async function dispatch<M extends Method>(method: M, params: unknown): Promise<AnyReply> {
    const parsed = v.safeParse(requests[method], params);
    if (!parsed.success) return refuse('request-malformed');
    if (!takenWhileLocked(method) && !(await options.isOpen())) {
      return { ok: false, refusal: { code: 'vault-locked' } };
    }
    const replying = (await options.handlers())[method](parsed.output);
    // Now that it has begun, it need not wait for what is done about that.
    options.taken(method);
    return replying;
  }

  return async (message: unknown, sender: Sender): Promise<AnyReply> => {
    if (!options.trusts(sender)) return refuse('sender-refused');
    // Before anything else looks at it, and so before its size can cost anything.
    if (!withinBudget(message, fileBudget)) return refuse('request-oversized');
    const parsed = v.safeParse(messageSchema, message);
    if (!parsed.success) return refuse('request-malformed');
    const { method, params } = parsed.output;
    if (!isMethod(method)) return refuse('request-unknown');
    if (!withFile.has(method) && !withinBudget(message, ordinaryBudget)) {
      return refuse('request-oversized');
    }
    try {
      return await dispatch(method, params);
    } catch (error) {
      options.defect(error);
      return { ok: false, refusal: { code: 'internal' } };
    }
  };
}

function isMethod(name: string): name is Method {
  return Object.hasOwn(requests, name);
}

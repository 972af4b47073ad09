interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (path: string) => string },
  ): { createScriptURL(path: string): URL };
}

/** The one policy that the content security policy lets pages create. */
const POLICY = 'unbind-desk';

type ScriptPath = '/assets/key-worker.js';

let policy: ReturnType<TrustedTypes['createPolicy']> | null = null;

/**
 * A script's address for `new Worker`, which takes no plain text where the browser knows Trusted Types.
 * @see https://www.w3.org/TR/trusted-types/
 */
export function trustedScript(path: ScriptPath): string | URL {
  const scope: object = globalThis;
  if (!hasTrustedTypes(scope)) return path;
  policy ??= scope.trustedTypes.createPolicy(POLICY, {
    createScriptURL: (asked) => {
      if (asked !== path) throw new TypeError('Not a script of this extension.');
      return asked;
    },
  });
  return policy.createScriptURL(path);
}

function hasTrustedTypes(scope: object): scope is { readonly trustedTypes: TrustedTypes } {
  return 'trustedTypes' in scope;
}

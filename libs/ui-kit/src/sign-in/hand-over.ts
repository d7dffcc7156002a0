import { UserManager } from 'oidc-client-ts';

/** Passes the issuer's answer in this page's address on to the page that waits for it: from its hidden frame, or from the sign-in window. */
export async function handOver(from: 'silent' | 'window'): Promise<void> {
  const manager = new UserManager({ authority: location.origin, client_id: 'unused', redirect_uri: location.origin });
  if (from === 'silent') await manager.signinSilentCallback();
  else await manager.signinPopupCallback();
}

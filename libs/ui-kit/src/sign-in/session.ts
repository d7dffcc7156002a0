import { createApiClient, take, type ServerClock, type TokenSource } from '@paystop/api-client';
import { ErrorResponse, InMemoryWebStorage, UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import { personOf, type Person } from './person';

export type SessionState =
  | { readonly name: 'starting' }
  | { readonly name: 'signed_out' }
  | { readonly name: 'signed_in'; readonly person: Person }
  /** Was signed in; what is on the screen stays until the same person has signed in again. */
  | { readonly name: 'ended'; readonly person: Person }
  /** The issuer or the gateway does not answer. */
  | { readonly name: 'unavailable' };

export interface SessionOptions {
  /** Path of the front end, with a slash at its end: `/` or `/officer/`. */
  readonly base: string;
  readonly clock: ServerClock;
}

interface WebConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
}

const RENEW_BEFORE_SECONDS = 60;
const CHANNEL = 'paystop.session';
const SIGNED_OUT = 'signed-out';
const SILENT_LIMIT_SECONDS = 8;

/** Whether this page stands in the window of `signInAgain`: it hands the issuer's answer over and is not looked at. */
export function isSignInWindow(base: string): boolean {
  return location.pathname === `${base}callback` && window.opener !== null;
}

/**
 * Signing in by authorization code with PKCE against any issuer. Tokens stand in memory only: not in localStorage, not in an address.
 * A reloaded page signs in silently while the issuer's session lives.
 */
export class Session implements TokenSource {
  private manager: UserManager | null = null;
  private user: User | null = null;
  private renewing: Promise<string | undefined> | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly otherTabs = new BroadcastChannel(CHANNEL);
  private now: SessionState = { name: 'starting' };

  constructor(private readonly options: SessionOptions) {
    this.otherTabs.onmessage = ({ data }) => {
      if (data === SIGNED_OUT) void this.forget();
    };
  }

  get state(): SessionState {
    return this.now;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** @returns the path inside the front end to show: where the person was when asked to sign in. */
  async start(): Promise<string | null> {
    this.become({ name: 'starting' });
    try {
      this.manager = await this.createManager();
    } catch {
      this.become({ name: 'unavailable' });
      return null;
    }
    return location.pathname === `${this.options.base}callback` ? this.finishSignIn(this.manager) : this.resume(this.manager);
  }

  /** Leaves for the issuer and comes back to this page. */
  async signIn(): Promise<void> {
    const here = `${location.pathname}${location.search}${location.hash}`;
    await this.manager?.signinRedirect({ state: here }).catch(() => this.become({ name: 'unavailable' }));
  }

  /** In a window of its own, so that what was typed stays. @returns whether it is the same person as before. */
  async signInAgain(): Promise<boolean> {
    const before = this.now.name === 'ended' ? this.now.person.subject : undefined;
    const user = await this.manager?.signinPopup();
    if (user === undefined) return false;
    const same = before === undefined || personOf(user.access_token, user.profile).subject === before;
    if (same) this.take(user);
    return same;
  }

  /** Ends the session at the issuer and in every tab. */
  async signOut(): Promise<void> {
    const hint = this.user?.id_token;
    this.otherTabs.postMessage(SIGNED_OUT);
    const manager = this.manager;
    await this.forget();
    await manager?.signoutRedirect(hint === undefined ? {} : { id_token_hint: hint }).catch(() => undefined);
  }

  current(): string | undefined {
    return this.user === null || this.user.expired === true ? undefined : this.user.access_token;
  }

  renew(): Promise<string | undefined> {
    this.renewing ??= this.renewNow().finally(() => {
      this.renewing = null;
    });
    return this.renewing;
  }

  private async renewNow(): Promise<string | undefined> {
    try {
      const user = await this.manager?.signinSilent();
      if (user === undefined || user === null) return this.end();
      this.take(user);
      return user.access_token;
    } catch (error) {
      // The issuer says no: over. The issuer says nothing: the token at hand may still do.
      return error instanceof ErrorResponse ? this.end() : this.current();
    }
  }

  private end(): undefined {
    if (this.now.name === 'signed_in') this.become({ name: 'ended', person: this.now.person });
    return undefined;
  }

  private async createManager(): Promise<UserManager> {
    const { issuer, clientId, scope } = await this.readConfig();
    const address = (path: string): string => `${location.origin}${this.options.base}${path}`;
    const manager = new UserManager({
      authority: issuer,
      client_id: clientId,
      scope,
      response_type: 'code',
      redirect_uri: address('callback'),
      popup_redirect_uri: address('callback'),
      silent_redirect_uri: address('silent'),
      post_logout_redirect_uri: address(''),
      userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
      // Holds state and PKCE verifier between leaving and coming back; no token.
      stateStore: new WebStorageStateStore({ store: globalThis.sessionStorage }),
      automaticSilentRenew: false,
      accessTokenExpiringNotificationTimeInSeconds: RENEW_BEFORE_SECONDS,
      silentRequestTimeoutInSeconds: SILENT_LIMIT_SECONDS,
      monitorSession: false,
      loadUserInfo: false,
    });
    manager.events.addAccessTokenExpiring(() => void this.renew());
    manager.events.addAccessTokenExpired(() => void this.renew());
    return manager;
  }

  private async readConfig(): Promise<WebConfig> {
    const nobody = { current: () => undefined, renew: async () => undefined };
    const client = createApiClient({ tokens: nobody, clock: this.options.clock });
    return (await take(client.GET('/web-config.json'))) as WebConfig;
  }

  private async finishSignIn(manager: UserManager): Promise<string | null> {
    try {
      const user = await manager.signinRedirectCallback();
      this.take(user);
      return typeof user.state === 'string' && user.state.startsWith(this.options.base) ? user.state : this.options.base;
    } catch {
      await this.resume(manager); // an old address, or a reload of this one
      return this.options.base;
    }
  }

  private async resume(manager: UserManager): Promise<null> {
    try {
      const user = await manager.signinSilent();
      if (user === null) this.become({ name: 'signed_out' });
      else this.take(user);
    } catch {
      // Also when a browser keeps the issuer's cookie from the frame: then signing in is one tap.
      this.become({ name: 'signed_out' });
    }
    return null;
  }

  private take(user: User): void {
    this.user = user;
    this.become({ name: 'signed_in', person: personOf(user.access_token, user.profile) });
  }

  private async forget(): Promise<void> {
    this.user = null;
    await this.manager?.removeUser();
    this.become({ name: 'signed_out' });
  }

  private become(state: SessionState): void {
    this.now = state;
    for (const listener of this.listeners) listener();
  }
}

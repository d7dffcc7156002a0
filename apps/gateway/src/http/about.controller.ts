import { Controller, Get, Header, Inject } from '@nestjs/common';
import type { JwkSet } from '@paystop/security';
import { docsPage } from '../contract-documents/docs-page';
import { openApiDocument } from '../contract-documents/openapi-document';
import { PUBLIC_KEYS, WEB_CONFIG, type WebConfig } from './injection';

const HTML = 'text/html; charset=utf-8';
/** Pages of ours load nothing from elsewhere and run no script. */
const STATIC_PAGE = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What this installation says about itself: nobody is asked who they are. */
@Controller()
export class AboutController {
  private openApi: string | undefined;
  private docs: string | undefined;

  constructor(
    @Inject(PUBLIC_KEYS) private readonly keys: JwkSet,
    @Inject(WEB_CONFIG) private readonly web: WebConfig,
  ) {}

  @Get('/.well-known/jwks.json')
  jwks(): JwkSet {
    return this.keys;
  }

  @Get('/api/openapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  showOpenApi(): string {
    this.openApi ??= JSON.stringify(openApiDocument());
    return this.openApi;
  }

  @Get('/api/docs')
  @Header('content-type', HTML)
  @Header('content-security-policy', STATIC_PAGE)
  showDocs(): string {
    this.docs ??= docsPage(openApiDocument());
    return this.docs;
  }

  /** Public: where a front end sends people to sign in. */
  @Get('/web-config.json')
  @Header('cache-control', 'no-cache')
  showWebConfig(): WebConfig {
    return this.web;
  }
}

import type { BrowserContext, Locator, Page } from 'playwright-core';

/** A test's eyes and one thumb on the officer's app. */
export class OfficerPhone {
  private constructor(
    readonly page: Page,
    private readonly gateway: string,
  ) {}

  static async open(context: BrowserContext, gateway: string, path = ''): Promise<OfficerPhone> {
    const page = await context.newPage();
    const phone = new OfficerPhone(page, gateway);
    await page.goto(phone.address(path));
    return phone;
  }

  address(path = ''): string {
    return `${this.gateway}/officer/${path}`;
  }

  async signIn(user = 'P440305-0117'): Promise<void> {
    await this.page.getByRole('button', { name: '登录' }).click();
    await this.page.locator(`button[value="${user}"]`).click();
    await this.page.getByRole('navigation', { name: '主要页面' }).waitFor();
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(this.address(path));
    await this.page.locator('main h1').waitFor();
  }

  async openForm(): Promise<void> {
    await this.page.getByRole('link', { name: '新建止付' }).click();
    await this.field('/victim/name').waitFor();
  }

  field(path: string): Locator {
    return this.page.locator(`[data-path="${path}"]`);
  }

  async paste(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: /粘贴短信/ }).fill(text);
    await this.page.getByRole('button', { name: '识别并填写' }).click();
    await this.page.getByText(/已填写|已分别填写|没有识别/).waitFor();
  }

  /** Types what a paste of a bank's message cannot tell. */
  async complete({ account, victim = '张三' }: { readonly account: string; readonly victim?: string }): Promise<void> {
    const values: readonly (readonly [string, string])[] = [
      ['/transfers/0/to/accountNumber', account], ['/transfers/0/from/accountNumber', '6222021000112230949'], ['/victim/name', victim], ['/victim/phone', '13800001234'],
    ];
    for (const [path, value] of values) await this.field(path).fill(value);
    await this.page.locator('[data-path="/transfers/0/to/institutionCode"]').selectOption('CMB');
    await this.page.getByRole('radio', { name: '虚假投资理财' }).check();
    await this.chooseAssisting();
  }

  /** From the unit's list where there is one yet, else by hand. */
  private async chooseAssisting(): Promise<void> {
    const byHand = this.field('/officers/assisting/name');
    if (await byHand.isVisible()) {
      await this.field('/officers/assisting/officerId').fill('P440305-0122');
      await byHand.fill('王芳');
    } else {
      await this.field('/officers/assisting/officerId').selectOption({ index: 1 });
    }
  }

  async send(): Promise<void> {
    await this.page.getByRole('button', { name: '提交止付' }).click();
    await this.page.getByRole('heading', { name: '办理进度' }).waitFor();
  }

  requestId(): string {
    return this.page.url().split('/').at(-1) ?? '';
  }

  /** The line of one truth on a request's page. */
  truth(name: string): Locator {
    return this.page.locator('.truth', { has: this.page.locator('.truth-name', { hasText: new RegExp(`^${name}$`) }) });
  }
}

/** A bank's message about a transfer of a few minutes ago, with everything in it that banks tell. */
export function bankMessage(yuan: string, name: string, atMs = Date.now() - 10 * 60_000): string {
  const local = new Date(atMs + 8 * 3_600_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const when = `${String(local.getUTCMonth() + 1)}月${String(local.getUTCDate())}日${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
  return `您尾号0949卡${when}手机银行支出(跨行汇款)${yuan}元，余额97.01元，对方户名：${name}，对方账户尾号：0640。【工商银行】`;
}

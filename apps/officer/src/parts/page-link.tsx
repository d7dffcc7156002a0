import type { MouseEvent, ReactNode } from 'react';
import { go, pathOf, type Page } from '../app/router';

export interface PageLinkProps {
  readonly to: Page;
  readonly current?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A real link: it can be kept pressed, read out, opened in another tab. */
export function PageLink({ to, current, className, children }: PageLinkProps) {
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  return <a href={`${import.meta.env.BASE_URL}${pathOf(to)}`} onClick={follow} {...(className === undefined ? {} : { className })} {...(current === true ? { 'aria-current': 'page' as const } : {})}>{children}</a>;
}

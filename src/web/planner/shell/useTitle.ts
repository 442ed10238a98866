import { useEffect } from 'react';
import { shellTexts } from '../../../messages/screens/shell.js';
import { useTexts } from '../../shared/useLanguage.js';

/** Names the page in the browser’s tab and history. */
export function useTitle(title: string): void {
  const { product } = useTexts(shellTexts);
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}

import 'dayjs/locale/zh-cn';
import './planner.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { giveStylesTheNonce } from '../shared/styleNonce.js';
import { LanguageProvider } from '../shared/LanguageProvider.js';
import { App } from './App.js';

giveStylesTheNonce();
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <App />
    </LanguageProvider>
  </StrictMode>,
);

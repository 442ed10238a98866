import { shellTexts } from '../../../messages/screens/shell.js';
import { useTexts } from '../../shared/useLanguage.js';
import icon from '../../shared/icon.svg';

export function Product() {
  const { product } = useTexts(shellTexts);
  return (
    <span className="product">
      <img src={icon} alt="" width={28} height={28} />
      {product}
    </span>
  );
}

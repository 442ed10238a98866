export { draw } from '../sampling/draw.js';

// How long one ResNet-50 image takes on an H100, and how much a larger launch overhead would cost. Run after: npm install ironlab
import { loadCore } from 'ironlab';

const core = await loadCore();
const image = { hardware: 'cloud_h100', workload: 'resnet50' };
const one = core.evaluate('iron_law', { ...image, overhead_s: 1e-5 });
const many = core.sweep('iron_law', image, 'overhead_s', 1e-6, 1e-3, 4, 'log');
if (!one.ok || !many.ok) throw new Error((one.error ?? many.error).message);
console.log(JSON.stringify({ total_s: one.value.total_s, bottleneck: one.value.bottleneck, overheads_s: [...many.value.x], totals_s: [...many.value.columns.total_s] }));

import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useBrightness } from '../frame/desk-theme';

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

/** One group alone is no wall. */
export const WIDEST_BAR_PX = 80;

export interface ChartProps {
  readonly option: EChartsCoreOption;
  /** What the picture shows, for who cannot see it; the same figures stand in a table. */
  readonly label: string;
  readonly className?: string;
  readonly onReady?: (picture: () => string) => void;
}

/** A drawing. Its hints are drawn too (`richText`): hints made of HTML would need inline styles, which the page's policy forbids. */
export function Chart({ option, label, className = 'chart', onReady }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const { brightness } = useBrightness();
  useEffect(() => {
    if (place.current === null) return undefined;
    const drawn = init(place.current, brightness === 'dark' ? 'dark' : undefined, { renderer: 'canvas' });
    chart.current = drawn;
    onReady?.(() => drawn.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: brightness === 'dark' ? '#10151c' : '#ffffff' }));
    const watcher = new ResizeObserver(() => drawn.resize());
    watcher.observe(place.current);
    return () => {
      watcher.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, [brightness, onReady]);
  useEffect(() => {
    chart.current?.setOption({ backgroundColor: 'transparent', animation: false, ...option }, { notMerge: true });
  }, [option, brightness]);
  return <div className={className} ref={place} role="img" aria-label={label} />;
}

// Look at pages in headless Chromium: node report.mjs CHROMIUM NODE_MODULES PAGE.html...
// or take the picture of one, from its head to its map: node report.mjs CHROMIUM NODE_MODULES PAGE.html PICTURE.png
//
// Says one JSON object on standard output: by page, what the console said, what was asked of a network, what axe-core found in light
// and dark, how wide the page is at 390 and 1280 pixels, where the tabulator leads; and it prints each page as PAGE-A4.pdf and
// PAGE-Letter.pdf beside it.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const [chromium, modules, ...pages] = process.argv.slice(2);
const playwright = await import(pathToFileURL(`${modules}/playwright-core/index.mjs`));
const axe = await readFile(`${modules}/axe-core/axe.min.js`, 'utf8');
const RULES = { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } };
const MOST_STOPS = 90;

// The policy of the page forbids every script, axe-core's too: it runs in a context that bypasses the policy, and nothing else does.
async function findings(browser, url, scheme, width) {
    const context = await browser.newContext({ bypassCSP: true, colorScheme: scheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(url);
    // What is folded counts too.
    await page.evaluate(() => document.querySelectorAll('details').forEach((part, i) => { part.open = part.open || i < 4; }));
    await page.evaluate(axe);
    const found = await page.evaluate(rules => globalThis.axe.run(document, rules), RULES);
    await context.close();
    return found.violations.map(v => `${scheme} at ${width}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')}`);
}

async function widths(page) {
    const wide = {};
    for (const width of [320, 390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        wide[width] = await page.evaluate(() => document.documentElement.scrollWidth);
    }
    return wide;
}

// Where the tabulator stops: the text of each stop, and whether one can see that it is there.
async function stops(page) {
    const list = [];
    for (let i = 0; i < MOST_STOPS; i++) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(() => {
            const at = document.activeElement;
            if (!at || at === document.body) return null;
            const box = at.getBoundingClientRect();
            const style = getComputedStyle(at);
            return { name: (at.textContent || '').trim().replace(/\s+/g, ' ').slice(0, 60), href: at.getAttribute('href'), tag: at.tagName,
                x: Math.round(box.x + scrollX), y: Math.round(box.y + scrollY), seen: box.width > 0 && style.outlineStyle !== 'none' };
        });
        if (!stop) break;
        list.push(stop);
    }
    return list;
}

async function picture(browser, path, to) {
    const page = await browser.newPage({ colorScheme: 'light', viewport: { width: 960, height: 900 } });
    await page.goto(pathToFileURL(path).href);
    const below = await page.evaluate(() => document.querySelector('.mapped').getBoundingClientRect().bottom);
    await page.screenshot({ path: to, fullPage: true, clip: { x: 0, y: 0, width: 960, height: Math.ceil(below) + 40 } });
}

const browser = await playwright.chromium.launch({ executablePath: chromium, args: ['--no-sandbox'] });
if (pages[1]?.endsWith('.png')) {
    await picture(browser, ...pages);
    await browser.close();
    process.exit(0);
}
const said = {};
for (const path of pages) {
    const url = pathToFileURL(path).href;
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const found = { console: [], requests: [] };
    page.on('console', message => found.console.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', error => found.console.push(String(error)));
    page.on('request', request => { if (request.url() !== url) found.requests.push(request.url()); });
    await page.goto(url);
    found.widths = await widths(page);
    found.stops = await stops(page);
    found.scripts = await page.evaluate(() => document.scripts.length);
    found.text = await page.evaluate(() => document.body.innerText.slice(0, 4000));
    const target = await page.evaluate(() => document.querySelector('.map a')?.getAttribute('href') ?? null);
    if (target) {
        await page.evaluate(hash => { location.hash = hash; }, target);
        found.opened = await page.evaluate(hash => document.querySelector(hash).checkVisibility({ contentVisibilityAuto: true }), target);
    }
    await page.goto(url);
    for (const format of ['A4', 'Letter'])
        await page.pdf({ path: path.replace(/\.html$/, `-${format}.pdf`), format, printBackground: true });
    await context.close();
    found.axe = [...await findings(browser, url, 'light', 1280), ...await findings(browser, url, 'dark', 390)];
    said[path] = found;
}
await browser.close();
console.log(JSON.stringify(said));

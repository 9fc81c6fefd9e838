// A small static server for build/site: for trying the site at home, and for the browser tests.
// Usage: node tools/site/serve.mjs [--port N] [--base /some/path/] [--root folder]
// Serves on this machine only. Nothing is cached, so a reload shows the last build.
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8", ".json": "application/json; charset=utf-8", ".map": "application/json",
  ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon",
  ".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8", ".zip": "application/zip", ".webmanifest": "application/manifest+json",
};

/**
 * Serves `root` below `base` and resolves to { url, close }. Without `strict`, a taken port means the next one.
 * `first(path, request, response)` may answer itself; then it returns true.
 */
export function serve({ root, port = 0, base = "/", strict = false, first = () => false }) {
  const server = createServer((request, response) => {
    const headers = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };
    const end = (status, extra = {}, text = "") => response.writeHead(status, { ...headers, ...extra }).end(text);
    if (request.method !== "GET" && request.method !== "HEAD") return end(405, { Allow: "GET, HEAD" });
    let path;
    try {
      path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    } catch {
      return end(400);
    }
    if (first(path, request, response)) return;
    if (!path.startsWith(base)) return end(404, { "Content-Type": types[".txt"] }, `Nothing here; the site is at ${base}\n`);
    let file = normalize(join(root, path.slice(base.length)));
    if (file !== root && !file.startsWith(root + sep)) return end(404);
    let found = statSync(file, { throwIfNoEntry: false });
    if (found?.isDirectory()) {
      if (!path.endsWith("/")) return end(301, { Location: `${encodeURI(path)}/` });
      found = statSync((file = join(file, "index.html")), { throwIfNoEntry: false });
    }
    // Like most static hosts: where nothing is, the site's own page says so.
    const status = found?.isFile() ? 200 : 404;
    if (status === 404) found = statSync((file = join(root, "404.html")), { throwIfNoEntry: false });
    if (!found) return end(404, { "Content-Type": types[".txt"] }, "Not found\n");
    response.writeHead(status, {
      ...headers, "Content-Type": types[extname(file)] ?? "application/octet-stream", "Content-Length": found.size,
    });
    if (request.method === "HEAD") return response.end();
    createReadStream(file).on("error", () => response.destroy()).pipe(response);
  });
  root = resolve(root);
  return new Promise((ready, failed) => {
    server.on("error", (error) => {
      if (error.code === "EADDRINUSE" && !strict && port < 65535) server.listen(++port, "127.0.0.1");
      else failed(error);
    });
    server.on("listening", () => {
      const url = `http://localhost:${server.address().port}${base}`;
      ready({ url, close: () => new Promise((done) => (server.close(done), server.closeAllConnections())) });
    });
    server.listen(port, "127.0.0.1");
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const option = (name, otherwise) => {
    const at = process.argv.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
    return at < 0 ? otherwise : (process.argv[at].split("=")[1] ?? process.argv[at + 1]);
  };
  const port = Number(option("port", "8000"));
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error("--port takes a number from 0 to 65535");
    process.exit(2);
  }
  const root = option("root", fileURLToPath(new URL("../../build/site", import.meta.url)));
  const { url } = await serve({ root, port, base: option("base", "/") });
  console.log(`\n   The labs are at ${url}   (Ctrl-C stops)`);
}

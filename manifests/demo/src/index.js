// A stand-in for the service, so that `wrangler deploy --dry-run --env testcorp-production` works.
export default {
  async fetch(request, env) {
    return new Response(`${env.SERVICE_DOMAIN} answers ${new URL(request.url).hostname}`);
  },
};

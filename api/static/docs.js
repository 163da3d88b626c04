// Shows the OpenAPI document; nothing is asked of another host: no validator, no fonts, no analytics.
window.addEventListener("load", () => {
  const place = document.getElementById("document");
  SwaggerUIBundle({
    url: place.dataset.url,
    dom_id: "#document",
    deepLinking: true,
    docExpansion: "none",
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
  });
});

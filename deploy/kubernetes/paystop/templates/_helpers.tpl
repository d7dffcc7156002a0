{{- define "paystop.labels" -}}
app.kubernetes.io/part-of: paystop
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/name: {{ .app }}
{{- end }}
{{- define "paystop.name" -}}
{{ printf "%s-%s" .root.Release.Name .app }}
{{- end }}

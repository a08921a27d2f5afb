{{/* Of the dictionary that is given: root and part. */}}
{{- define "piata.labels" -}}
app.kubernetes.io/name: piata
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end }}

{{- define "piata.image" -}}
{{- if .Values.image.digest -}}
{{ required "image.repository must be given" .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ required "image.repository must be given" .Values.image.repository }}:{{ .Values.image.tag }}
{{- end -}}
{{- end }}

{{/* What every process is told, from the chart and from the Secret. */}}
{{- define "piata.settings" -}}
env:
  - name: PIATA_PUBLIC_URL
    value: {{ required "publicUrl must be given" .Values.publicUrl | quote }}
  - name: PIATA_GATEWAY_URL
    value: {{ printf "http://%s-gateway:4000" .Release.Name | quote }}
  - name: PIATA_TRUST_PROXY
    value: {{ .Values.trustProxy | quote }}
  - name: PIATA_DATA_DIR
    value: /data
  - name: PIATA_METRICS_PORT
    value: "9464"
  - name: PIATA_AGENTS
    value: "off"
  - name: PIATA_DRAIN_SECONDS
    value: "15"
  {{- range $name, $value := .Values.settings }}
  - name: {{ $name }}
    value: {{ $value | quote }}
  {{- end }}
envFrom:
  - secretRef:
      name: {{ required "secret must name a Secret with PIATA_DATABASE_URL and PIATA_SECRET_KEY" .Values.secret }}
{{- end }}

{{- define "piata.container" -}}
image: {{ include "piata.image" . }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{ include "piata.settings" . }}
volumeMounts:
  - name: data
    mountPath: /data
  - name: tmp
    mountPath: /tmp
{{- end }}

{{- define "piata.pod" -}}
automountServiceAccountToken: false
securityContext:
  runAsNonRoot: true
  runAsUser: 65532
  runAsGroup: 65532
  fsGroup: 65532
  seccompProfile:
    type: RuntimeDefault
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
volumes:
  - name: data
    {{- if .Values.sharedClaim }}
    persistentVolumeClaim:
      claimName: {{ .Values.sharedClaim }}
    {{- else }}
    emptyDir: {}
    {{- end }}
  - name: tmp
    emptyDir: {}
{{- end }}

{{/* A part that answers requests: its budget, and how it grows with them. */}}
{{- define "piata.scaling" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ .root.Release.Name }}-{{ .part }}
  labels:
    {{- include "piata.labels" . | nindent 4 }}
spec:
  minAvailable: {{ .values.minAvailable }}
  selector:
    matchLabels:
      {{- include "piata.labels" . | nindent 6 }}
{{- if .values.autoscaling.enabled }}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ .root.Release.Name }}-{{ .part }}
  labels:
    {{- include "piata.labels" . | nindent 4 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ .root.Release.Name }}-{{ .part }}
  minReplicas: {{ .values.replicas }}
  maxReplicas: {{ .values.autoscaling.maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ .values.autoscaling.cpuPercent }}
    {{- if .values.autoscaling.eventLoopDelay }}
    - type: Pods
      pods:
        metric:
          name: nodejs_eventloop_lag_p99_seconds
        target:
          type: AverageValue
          averageValue: {{ .values.autoscaling.eventLoopDelay | quote }}
    {{- end }}
{{- end }}
{{- end }}
